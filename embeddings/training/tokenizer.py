"""The model's tokenizer: Unigram over runs of one script."""

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

VOCABULARY = 32_000
MAX_PIECE = 12
UNKNOWN = "<unk>"

# A run of one script is a word candidate; digits stand alone, so that a number is spelled from ten pieces.
_RUNS = Regex(
    r"▁?[\p{Latin}\p{Cyrillic}\p{Greek}\p{Hangul}\p{M}'’]+|▁?\p{Nd}|[\p{Han}々〆]+|\p{Hiragana}+|[\p{Katakana}ー]+"
)
# The mark of a space says nothing before a script that is written without spaces.
_SPACE_BEFORE_OTHER = Regex(r"▁(?=[^\p{Latin}\p{Cyrillic}\p{Greek}\p{Hangul}\p{Nd}])|▁$")


def train_tokenizer(texts: Iterable[str]) -> Tokenizer:
    """Train the Unigram tokenizer (Kudo 2018, https://arxiv.org/abs/1804.10959).

    Args:
        texts: Japanese and English text of every kind the model will read.
    """
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(prepend_scheme="always", split=False),
            pre_tokenizers.Split(_SPACE_BEFORE_OTHER, "removed"),
            pre_tokenizers.Split(_RUNS, "isolated"),
        ]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=VOCABULARY,
        unk_token=UNKNOWN,
        special_tokens=[UNKNOWN],
        max_piece_length=MAX_PIECE,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer=trainer)
    return tokenizer
