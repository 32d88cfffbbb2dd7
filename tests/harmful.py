"""Words that may stand on nothing that leaves a hand: they would tell how somebody came, or judge him."""

HARMFUL = {
    "en": r"surrender|defect|voluntar|hotline|drone|interrogat|enemy",
    "fr": r"reddition|se rend|volontaire|déser|drone|ennemi",
    "uk": r"здат|здач|доброві|гаряч|дрон|ворог|звільняє",
    "ru": r"сдат|сдач|доброволь|горяч|дрон|враг|освобожда",
    "ko": r"귀순|투항|항복|북한|적군",
}
"""By language, patterns for small letters."""
