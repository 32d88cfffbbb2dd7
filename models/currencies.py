"""Which currencies exist: the codes of ISO 4217 in use, and those that notes still bear; refuses to know rates.

Money that no code names is recorded as an article of value.
"""


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IN_USE = _codes("""
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG
    HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA
    MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
    USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
""")
_ON_OLD_NOTES = _codes("""
    BYB BYR CUC DEM EEK FRF HRK KRH LTL LVL RUR SKK SLL SUR UAK YUM ZWL
""")
_EXPECTED = _codes("RUB UAH USD EUR KPW BYN CNY")


def folded(typed: str) -> str:
    """A code as the register keeps it: three capitals."""
    return "".join(typed.split()).upper()


def is_known(code: str) -> bool:
    """Whether such a currency exists or existed."""
    return code in _IN_USE or code in _ON_OLD_NOTES


def is_unusual(code: str, own: str) -> bool:
    """Whether an officer should look twice: it exists, but neither prisoners here nor the Detaining Power use it."""
    return is_known(code) and code not in _EXPECTED and code != own
