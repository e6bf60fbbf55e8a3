"""The training objective."""

import torch
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from torch import Tensor
from torch.nn import functional

SAME_TEXT = 1 - 1e-5


class MaskedSymmetricRankingLoss(MultipleNegativesRankingLoss):
    """Multiple negatives ranking in both directions, blind to a text that stands in the batch twice.

    Each text must find its partner among all partners of the batch (van den Oord et al. 2018,
    https://arxiv.org/abs/1807.03748). A partner equal to the right one is no wrong answer, so its score
    is masked; equal texts have equal vectors, which is how they are recognised.
    """

    def compute_loss_from_embeddings(self, embeddings: list[Tensor], labels: Tensor) -> Tensor:  # noqa: ARG002
        """The mean cross-entropy of both directions.

        Args:
            embeddings: two tensors of shape ``(batch, dim)``.
            labels: unused; the partner of row i is row i.
        """
        left, right = (functional.normalize(side, dim=1) for side in embeddings)
        scores = left @ right.T * self.scale
        target = torch.arange(len(scores))
        forward = functional.cross_entropy(scores.masked_fill(_equal(right), -torch.inf), target)
        backward = functional.cross_entropy(scores.T.masked_fill(_equal(left), -torch.inf), target)
        return (forward + backward) / 2


def _equal(side: Tensor) -> Tensor:
    """Where row i and row j hold the same text, i and j apart."""
    with torch.no_grad():
        same = side @ side.T > SAME_TEXT
        same.fill_diagonal_(fill_value=False)
    return same
