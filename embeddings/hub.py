"""Models of the Hugging Face hub: whether it can be reached, and libraries that say nothing beside what is asked."""

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from embeddings.errors import ModelError

_TALKATIVE = ("huggingface_hub", "sentence_transformers", "transformers")
_PATIENCE_S = 10.0
# What is put back afterwards belongs to the process.
_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def quiet() -> Iterator[None]:
    """Meanwhile the libraries that load models draw no progress bars and log errors only; then all is as it was."""
    from huggingface_hub.utils.tqdm import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars
    from transformers.utils import logging as transformers_logging

    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        levels = {name: logging.getLogger(name).level for name in _TALKATIVE}
        had_bars, loading_bars = not are_progress_bars_disabled(), transformers_logging.is_progress_bar_enabled()
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.ERROR)
        disable_progress_bars()
        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            yield
        finally:
            for name, level in levels.items():
                logging.getLogger(name).setLevel(level)
            if loading_bars:
                transformers_logging.enable_progress_bar()  # type: ignore[no-untyped-call]
            if had_bars:
                enable_progress_bars()


def is_reachable(name: str) -> bool:
    """Whether the hub has a model for whoever asks; one question, as the libraries ask eighteen times and wait.

    Args:
        name: of a model; of a folder nobody needs to be asked.

    Returns:
        False where the hub gives no answer: only what was downloaded before can be used then.

    Raises:
        ModelError: the hub answers that there is no such model.
    """
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError

    # The HTTP client that it uses changes with its versions; it gives it by this name.
    from huggingface_hub.utils import httpx  # type: ignore[attr-defined]

    if Path(name).exists():
        return True
    try:
        HfApi().model_info(name, timeout=_PATIENCE_S)
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise ModelError(
            f"There is no model {name!r}: no such folder here, and none of that name on the hub that you may use. "
            'Check the name, or use encoder = "bundled".',
            model=name,
        ) from error
    # Offline by its own setting, without a network, or with an error of the hub's.
    except (httpx.HTTPError, OSError):
        return False
    return True
