"""Whether the bot on this machine is connected to Discord, for a container's health check: ``python -m bot.health``."""

import os
import sys
import urllib.request

PORT_VARIABLE = "ONRECORD_METRICS_PORT"
_CONNECTED = "onrecord_gateway_connected "
_PATIENCE_S = 4.0


def is_connected(port: int) -> bool:
    """Ask the metrics of the bot.

    Args:
        port: at which they are served on 127.0.0.1.
    """
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=_PATIENCE_S) as answer:
            lines = answer.read().decode().splitlines()
    except OSError:
        return False
    return any(line.startswith(_CONNECTED) and float(line.removeprefix(_CONNECTED)) > 0 for line in lines)


if __name__ == "__main__":
    sys.exit(0 if is_connected(int(os.environ[PORT_VARIABLE])) else 1)
