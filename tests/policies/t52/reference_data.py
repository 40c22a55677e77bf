"""What the reference evaluator knows of occupations and credentials, as plain tables.

A phrase of the document is named once, with its unit groups in NOC 2021 and in NOC 2016; a schedule is a
list of phrases. Nothing here is read from the policy's own files.
"""

# phrase: (NOC 2021, NOC 2016)
PHRASES = {
    "health_education_social": (
        "00013 30010 31100 31101 31102 31103 31110 31111 31112 31120 31121 31200 31201 31202 31203 31204 "
        "31209 31300 31301 31302 31303 40010 40012 40020 40021 40030 41200 41201 41210 41220 41221 41300 "
        "41301 41302 41311 41320 41321 41403 41404 41405",
        "0014 0311 0411 0413 0421 0422 0423 3011 3012 3111 3112 3113 3114 3121 3122 3124 3125 3131 3132 "
        "3141 3142 3143 3144 4011 4012 4021 4031 4032 4033 4151 4152 4153 4154 4155 4156 4164 4165 4166"),
    "managers_postal_courier": ("70021", "0132"),
    "managers_telecom_carriers": ("10030", "0131"),
    "cultural_industries": (
        "50010 50011 51100 51101 51102 51110 51111 51112 51113 51114 51120 51121 51122",
        "0511 0512 5111 5112 5113 5121 5122 5123 5125 5131 5132 5133 5134 5135 5136"),
    "recreation_sports_directors": ("50012", "0513"),
    "aircraft_instrument_avionics": ("22313", "2244"),
    "architectural_tech": ("22210", "2251"),
    "civil_eng_tech": ("22300", "2231"),
    "computer_infosys_tech": ("22220 22221 22222", "2281 2282 2283"),
    "construction_inspectors_estimators": ("22233 22303", "2234 2264"),
    "drafting_tech": ("22212", "2253"),
    "electrical_electronics_eng_tech": ("22310", "2241"),
    "electricians": ("72200 72201 72202", "7241 7242 7243"),
    "engineering_inspectors_testers": ("22230 22231", "2261 2262"),
    "graphic_designers_illustrators": ("52120", "5241"),
    "industrial_designers": ("22211", "2252"),
    "industrial_eng_tech": ("22302", "2233"),
    "industrial_instrument_tech": ("22312", "2243"),
    "interior_designers": ("52121", "5242"),
    "intl_purchasing_selling_agents": ("12102 62100 62101", "1225 6221 6222"),
    "land_survey_tech": ("22213", "2254"),
    "mechanical_eng_tech": ("22301", "2232"),
    "oil_gas_well_drillers": ("83101", "8232"),
    "plumbers": ("72300", "7251"),
    "geomatics_meteorology": ("22214", "2255"),
    "sup_food_beverage_tobacco": ("92012", "9213"),
    "sup_forest_products": ("92014", "9215"),
    "sup_machinists": ("72010", "7201"),
    "sup_mineral_metal": ("92010", "9211"),
    "sup_mining_quarrying": ("82020", "8221"),
    "sup_oil_gas_drilling_service": ("82021", "8222"),
    "sup_petroleum_gas_chemical_utilities": ("92011", "9212"),
    "sup_plastic_rubber": ("92013", "9214"),
    "sup_printing": ("72022", "7303"),
    "sup_textile": ("92015", "9217"),
    "consup_carpentry_trades": ("72013", "7204"),
    "consup_electrical_telecom": ("72011", "7202"),
    "consup_heavy_equipment": ("72021", "7302"),
    "consup_installers_repairers": ("72014", "7205"),
    "consup_mechanic_trades": ("72020", "7301"),
    "consup_metal_forming": ("72010", "7201"),
    "consup_other_construction": ("72014", "7205"),
    "consup_pipefitting": ("72012", "7203"),
    "consup_shaping_erecting": ("72010", "7201"),
    "petroleum_engineers": ("21332", "2145"),
    "oil_gas_well_drillers_excl_operators": ("83101", "8232"),
    "sup_carpentry_trades": ("72013", "7204"),
    "sup_electrical_telecom": ("72011", "7202"),
    "sup_heavy_equipment": ("72021", "7302"),
    "sup_installers_repairers": ("72014", "7205"),
    "sup_mechanic_trades": ("72020", "7301"),
    "sup_metal_forming": ("72010", "7201"),
    "sup_other_construction": ("72014", "7205"),
    "sup_pipefitting": ("72012", "7203"),
    "sup_shaping_erecting": ("72010", "7201"),
    "actuaries": ("21210", "2161"),
    "aerospace_engineers": ("21390", "2146"),
    "architects": ("21200", "2151"),
    "architecture_managers": ("20011", "0212"),
    "chemical_engineers": ("21320", "2134"),
    "civil_engineers": ("21300", "2131"),
    "computer_infosys_managers": ("20012", "0213"),
    "computer_engineers": ("21311", "2147"),
    "programmers_interactive_media": ("21230 21232 21234", "2174"),
    "database_analysts": ("21223", "2172"),
    "electrical_electronics_engineers": ("21310", "2133"),
    "financial_analysts": ("11101", "1112"),
    "financial_auditors_accountants": ("11100", "1111"),
    "geological_engineers": ("21331", "2144"),
    "industrial_manufacturing_engineers": ("21321", "2141"),
    "information_systems_analysts": ("21211 21220 21221 21222 21233", "2171"),
    "landscape_architects": ("21201", "2152"),
    "mechanical_engineers": ("21301", "2132"),
    "metallurgical_materials_engineers": ("21322", "2142"),
    "mining_engineers": ("21330", "2143"),
    "other_professional_engineers": ("21399", "2148"),
    "software_engineers": ("21231", "2173"),
    "urban_land_use_planners": ("21202", "2153"),
    "veterinarians": ("31103", "3114"),
    "web_designers_developers": ("21233 21234", "2175"),
    # "Judges, lawyers and notaries" and "judges and notaries", as far as the codes tell them apart.
    "judges": ("41100", "4111"),
    "lawyers_and_notaries": ("41101", "4112"),
}

# Occupations closed to professionals, beside the legal ones and the researchers, which facts of the offer
# tell apart: the same for every country that has such a list.
CLOSED_TO_PROFESSIONALS = """
    health_education_social managers_postal_courier managers_telecom_carriers cultural_industries
    recreation_sports_directors
""".split()

# Occupations open to professionals, where the document lists those.
OPEN_TO_PROFESSIONALS = {
    "BRN": """
        petroleum_engineers
    """.split(),
    "MYS": """
        actuaries aerospace_engineers architects architecture_managers chemical_engineers civil_engineers
        computer_infosys_managers computer_engineers programmers_interactive_media database_analysts
        electrical_electronics_engineers financial_analysts financial_auditors_accountants
        geological_engineers industrial_manufacturing_engineers information_systems_analysts
        landscape_architects mechanical_engineers metallurgical_materials_engineers mining_engineers
        other_professional_engineers petroleum_engineers software_engineers urban_land_use_planners
        veterinarians web_designers_developers
    """.split(),
}

# Occupations open to technicians. Brunei and Malaysia have no such list.
OPEN_TO_TECHNICIANS = {
    "AUS": """
        aircraft_instrument_avionics architectural_tech civil_eng_tech computer_infosys_tech
        construction_inspectors_estimators drafting_tech electrical_electronics_eng_tech electricians
        engineering_inspectors_testers graphic_designers_illustrators industrial_designers
        industrial_eng_tech industrial_instrument_tech interior_designers intl_purchasing_selling_agents
        land_survey_tech mechanical_eng_tech oil_gas_well_drillers plumbers geomatics_meteorology
        sup_food_beverage_tobacco sup_forest_products sup_machinists sup_mineral_metal sup_mining_quarrying
        sup_oil_gas_drilling_service sup_petroleum_gas_chemical_utilities sup_plastic_rubber sup_printing
        sup_textile consup_carpentry_trades consup_electrical_telecom consup_heavy_equipment
        consup_installers_repairers consup_mechanic_trades consup_metal_forming consup_other_construction
        consup_pipefitting consup_shaping_erecting
    """.split(),
    "CHL": """
        aircraft_instrument_avionics civil_eng_tech computer_infosys_tech construction_inspectors_estimators
        electrical_electronics_eng_tech electricians engineering_inspectors_testers
        graphic_designers_illustrators industrial_eng_tech industrial_instrument_tech interior_designers
        intl_purchasing_selling_agents mechanical_eng_tech oil_gas_well_drillers plumbers
        sup_food_beverage_tobacco sup_forest_products sup_machinists sup_mineral_metal sup_mining_quarrying
        sup_oil_gas_drilling_service sup_petroleum_gas_chemical_utilities sup_plastic_rubber sup_printing
        sup_textile consup_carpentry_trades consup_electrical_telecom consup_heavy_equipment
        consup_installers_repairers consup_mechanic_trades consup_metal_forming consup_other_construction
        consup_pipefitting consup_shaping_erecting
    """.split(),
    "JPN": """
        aircraft_instrument_avionics architectural_tech civil_eng_tech computer_infosys_tech
        construction_inspectors_estimators drafting_tech electrical_electronics_eng_tech
        engineering_inspectors_testers graphic_designers_illustrators industrial_designers
        industrial_eng_tech industrial_instrument_tech interior_designers intl_purchasing_selling_agents
        land_survey_tech mechanical_eng_tech oil_gas_well_drillers_excl_operators geomatics_meteorology
        sup_carpentry_trades sup_electrical_telecom sup_food_beverage_tobacco sup_forest_products
        sup_heavy_equipment sup_installers_repairers sup_machinists sup_mechanic_trades sup_metal_forming
        sup_mineral_metal sup_mining_quarrying sup_oil_gas_drilling_service sup_other_construction
        sup_petroleum_gas_chemical_utilities sup_pipefitting sup_plastic_rubber sup_printing
        sup_shaping_erecting sup_textile
    """.split(),
    "MEX": """
        civil_eng_tech computer_infosys_tech construction_inspectors_estimators
        electrical_electronics_eng_tech electricians engineering_inspectors_testers
        graphic_designers_illustrators industrial_eng_tech industrial_instrument_tech interior_designers
        mechanical_eng_tech consup_electrical_telecom consup_heavy_equipment consup_installers_repairers
        consup_other_construction
    """.split(),
    "PER": """
        civil_eng_tech construction_inspectors_estimators engineering_inspectors_testers industrial_eng_tech
        mechanical_eng_tech sup_food_beverage_tobacco sup_forest_products sup_machinists sup_mineral_metal
        sup_mining_quarrying sup_oil_gas_drilling_service sup_petroleum_gas_chemical_utilities
        sup_plastic_rubber sup_printing sup_textile aircraft_instrument_avionics architectural_tech
        consup_carpentry_trades computer_infosys_tech drafting_tech electrical_electronics_eng_tech
        consup_electrical_telecom electricians graphic_designers_illustrators consup_heavy_equipment
        industrial_designers industrial_instrument_tech consup_installers_repairers interior_designers
        intl_purchasing_selling_agents land_survey_tech consup_mechanic_trades consup_metal_forming
        oil_gas_well_drillers consup_other_construction consup_pipefitting plumbers consup_shaping_erecting
        geomatics_meteorology
    """.split(),
}

# Lowest first.
CREDENTIALS = "none secondary certificate technical_degree associate_degree bachelor master doctorate".split()
