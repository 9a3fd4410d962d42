"""Economic activities: the sections and divisions of NACE Rev. 2.1, in force since 2025.

Codes as in the classification (Commission Delegated Regulation (EU) 2023/137); the names are ours, shorter than the
official ones. A division's number says its section; of Rev. 2, division 45 is gone (its trades are in 46, 47 and 95), and
what was section J is J and K.
"""

from django.utils.translation import gettext_lazy as _

from polisee.foundation.errors import Message

SECTIONS: dict[str, tuple[Message, dict[str, Message]]] = {
    "A": (
        _("Farming, forestry and fishing"),
        {"01": _("Crops, animals, hunting"), "02": _("Forestry and logging"), "03": _("Fishing and aquaculture")},
    ),
    "B": (
        _("Mining and quarrying"),
        {
            "05": _("Coal and lignite"),
            "06": _("Crude oil and natural gas"),
            "07": _("Metal ores"),
            "08": _("Other mining and quarrying"),
            "09": _("Services to mining"),
        },
    ),
    "C": (
        _("Manufacturing"),
        {
            "10": _("Food"),
            "11": _("Beverages"),
            "12": _("Tobacco"),
            "13": _("Textiles"),
            "14": _("Clothing"),
            "15": _("Leather and footwear"),
            "16": _("Wood, without furniture"),
            "17": _("Paper"),
            "18": _("Printing and recorded media"),
            "19": _("Coke and refined petroleum"),
            "20": _("Chemicals"),
            "21": _("Medicines"),
            "22": _("Rubber and plastics"),
            "23": _("Glass, ceramics, stone, cement"),
            "24": _("Basic metals"),
            "25": _("Metal products"),
            "26": _("Computers, electronics, optics"),
            "27": _("Electrical equipment"),
            "28": _("Machinery"),
            "29": _("Motor vehicles and their parts"),
            "30": _("Ships, trains, aircraft, other vehicles"),
            "31": _("Furniture"),
            "32": _("Other manufacturing (such as medical devices, toys)"),
            "33": _("Repair and installation of machinery"),
        },
    ),
    "D": (_("Energy supply"), {"35": _("Electricity, gas, steam and cold")}),
    "E": (
        _("Water, sewerage, waste"),
        {
            "36": _("Water supply"),
            "37": _("Sewerage"),
            "38": _("Waste collection and recovery"),
            "39": _("Cleaning of soil and water"),
        },
    ),
    "F": (
        _("Construction"),
        {"41": _("Buildings"), "42": _("Roads, railways, networks"), "43": _("Building trades")},
    ),
    "G": (_("Trade"), {"46": _("Wholesale trade"), "47": _("Retail trade")}),
    "H": (
        _("Transport and storage"),
        {
            "49": _("Transport by land and pipeline"),
            "50": _("Transport by water"),
            "51": _("Transport by air"),
            "52": _("Storage and services to transport"),
            "53": _("Post and couriers"),
        },
    ),
    "I": (_("Accommodation and food service"), {"55": _("Accommodation"), "56": _("Restaurants and catering")}),
    "J": (
        _("Publishing, broadcasting, content"),
        {
            "58": _("Publishing"),
            "59": _("Film, television, sound and music"),
            "60": _("Broadcasting and news agencies"),
        },
    ),
    "K": (
        _("Telecommunications and information technology"),
        {
            "61": _("Telecommunications"),
            "62": _("Programming and advice on information technology"),
            "63": _("Computing infrastructure, data, hosting"),
        },
    ),
    "L": (
        _("Finance and insurance"),
        {"64": _("Financial services"), "65": _("Insurance and pension funds"), "66": _("Services to finance")},
    ),
    "M": (_("Real estate"), {"68": _("Real estate services")}),
    "N": (
        _("Professions, science and technology"),
        {
            "69": _("Law and accounting"),
            "70": _("Head offices and management consulting"),
            "71": _("Architecture, engineering, technical testing"),
            "72": _("Research and development"),
            "73": _("Advertising, market research, public relations"),
            "74": _("Other professional work (such as design)"),
            "75": _("Veterinary services"),
        },
    ),
    "O": (
        _("Services to business and households"),
        {
            "77": _("Rental and leasing"),
            "78": _("Employment services"),
            "79": _("Travel agencies and tour operators"),
            "80": _("Security and investigation"),
            "81": _("Care of buildings and landscape"),
            "82": _("Office services, fairs and congresses"),
        },
    ),
    "P": (_("Public administration"), {"84": _("Administration, defence, social security")}),
    "Q": (_("Education"), {"85": _("Schools, universities, training")}),
    "R": (
        _("Health and social work"),
        {"86": _("Health care"), "87": _("Care in homes"), "88": _("Social work without homes")},
    ),
    "S": (
        _("Arts, sport and recreation"),
        {
            "90": _("Creation and performing arts"),
            "91": _("Libraries, archives, museums"),
            "92": _("Gambling"),
            "93": _("Sport and amusement"),
        },
    ),
    "T": (
        _("Other services"),
        {
            "94": _("Membership organisations"),
            "95": _("Repair of computers, household goods and vehicles"),
            "96": _("Personal services"),
        },
    ),
    "U": (
        _("Households"),
        {"97": _("Households as employers"), "98": _("Households producing for own use")},
    ),
    "V": (_("International organisations"), {"99": _("Bodies outside any state’s territory")}),
}

ACTIVITIES: dict[str, Message] = {
    code: name
    for section, (heading, divisions) in SECTIONS.items()
    for code, name in {section: heading, **divisions}.items()
}
BRANCHES: dict[Message, tuple[str, ...]] = {
    heading: (section, *divisions) for section, (heading, divisions) in SECTIONS.items()
}
