"""One thread of linear algebra while something small is worked out."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from embeddings.threads import BlasThreads


def threads() -> set[int]:
    return {one["num_threads"] for one in threadpool_info() if one.get("threading_layer") == "pthreads"}


@pytest.fixture
def blas() -> Iterator[BlasThreads]:
    """Two threads before and after, on whatever machine."""
    assert len(np.ones(1)), "numpy's library is loaded"
    # Not as a context: within one, other threads may set nothing.
    two = threadpool_limits(limits=2, user_api="blas")
    yield BlasThreads()
    two.restore_original_limits()


def test_one_thread_and_then_as_before(blas: BlasThreads) -> None:
    before = threads()
    with blas.one():
        assert threads() <= {1}
        with blas.one():
            assert threads() <= {1}
        assert threads() <= {1}
    assert threads() == before
    with pytest.raises(KeyError), blas.one():
        raise KeyError
    assert threads() == before


def test_whoever_leaves_last_lets_go(blas: BlasThreads) -> None:
    inside = Barrier(8)
    seen: list[set[int]] = []

    def work(_: int) -> None:
        with blas.one():
            inside.wait(10)
            seen.append(threads())
            inside.wait(10)

    before = threads()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(24)))
    assert threads() == before
    assert len(seen) == 24
    assert all(one <= {1} for one in seen)


def test_there_is_one_in_a_process() -> None:
    assert BlasThreads.of_process() is BlasThreads.of_process()
