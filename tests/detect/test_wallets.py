"""Wallets: published example addresses of each network, and keys that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from redactor.detect.patterns.labelled import FAMILY

Look = Callable[..., list[tuple[str, str]]]

WALLETS = [
    "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1",
    "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
    "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L",
    "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
    "ltc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
    "0x52908400098527886E0F7030069857D2E4169EE7",
]
TOLD = [
    ("doge wallet DH5yaieqoZN36fDVciNyRueRGvGLR3mr7M", "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7M"),
    (
        "solana 7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU",
        "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU",
    ),
]
OTHERS = [
    "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7M",  # a digit is wrong, and nothing speaks of coins
    "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi",
    "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU",
    "the litecoin LitecoinsAreLitecoinsAreLitecoinsA 123",
    "0x0000000000000000000000000000000000000000",
    "tron 123",
]


@pytest.mark.parametrize("value", WALLETS)
def test_finds_wallets(look: Look, value: str) -> None:
    assert look(FAMILY, f"send it to {value}, 12.50 or 100") == [("CRYPTO", value)]


@pytest.mark.parametrize(("text", "value"), TOLD)
def test_a_word_tells_a_misread_wallet(look: Look, text: str, value: str) -> None:
    assert look(FAMILY, text) == [("CRYPTO", value)]


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_others_alone(look: Look, text: str) -> None:
    assert look(FAMILY, text) == []
