"""Against his will nobody goes on a list that ends captivity (GC III art. 109(3)); no other move is barred by it."""

import pytest

from models.custody import ARRIVALS
from models.exchange_lists import HOMEWARD
from models.wishes import ReturnWish, keeps_off


@pytest.mark.parametrize("kind", sorted(ARRIVALS))
@pytest.mark.parametrize("wish", ["", *ReturnWish])
def test_what_a_wish_means_for_each_kind_of_list(kind: str, wish: str) -> None:
    against = wish in {"not_during_hostilities", "not_at_all"}
    assert keeps_off(kind, wish) is (against and kind in HOMEWARD)
