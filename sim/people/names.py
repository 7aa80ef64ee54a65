"""Names of people who may apply. Any likeness is chance."""

FIRST_NAMES = (
    "Aaliyah", "Adrian", "Agnieszka", "Ahmed", "Aiko", "Alba", "Aleksander", "Amara", "Anders", "Anjali", "Anouk",
    "Ayse", "Bastian", "Beatriz", "Bogdan", "Camille", "Carlos", "Chiara", "Chidi", "Clara", "Daan", "Darya", "Deniz",
    "Diego", "Dunja", "Elif", "Emeka", "Emil", "Enrique", "Esra", "Eszter", "Fatima", "Felix", "Finn", "Francesca",
    "Gabriel", "Giulia", "Hana", "Hannes", "Hassan", "Helena", "Henrik", "Ibrahim", "Ilse", "Imran", "Ines", "Ingrid",
    "Ivana", "Jakub", "Jasmin", "Joao", "Johanna", "Jun", "Kadir", "Karim", "Katarzyna", "Keiko", "Kofi", "Lars",
    "Laura", "Leila", "Lena", "Liam", "Linh", "Lucia", "Lukas", "Magnus", "Malin", "Marek", "Mariam", "Marta",
    "Mateo", "Maya", "Mei", "Milan", "Mira", "Nadia", "Naveen", "Nikolai", "Nina", "Oksana", "Olivier", "Omar",
    "Paula", "Pavel", "Petra", "Priya", "Rafael", "Rania", "Rosa", "Ruben", "Samir", "Sanna", "Sara", "Selma",
    "Sofia", "Stefan", "Sunil", "Tariq", "Tereza", "Thomas", "Tomoko", "Vera", "Viktor", "Wanda", "Yara", "Yusuf",
    "Zeynep", "Zoltan",
)  # fmt: skip

LAST_NAMES = (
    "Abe", "Adeyemi", "Ali", "Almeida", "Andersson", "Bakker", "Banerjee", "Bauer", "Becker", "Berg", "Bianchi",
    "Bondarenko", "Celik", "Chen", "Costa", "Demir", "Dimitrov", "Dubois", "Eriksen", "Farah", "Fernandez", "Fischer",
    "Fontaine", "Garcia", "Georgiou", "Gruber", "Haddad", "Hansen", "Hassan", "Hoffmann", "Horvat", "Ivanov",
    "Jansen", "Johansson", "Kaya", "Keller", "Khan", "Kim", "Kovacs", "Kowalska", "Krause", "Kumar", "Lange",
    "Larsen", "Lehmann", "Lindgren", "Lopez", "Mahmoud", "Marino", "Mensah", "Meyer", "Moreau", "Moretti", "Mueller",
    "Nakamura", "Nguyen", "Nielsen", "Novak", "Okafor", "Olsen", "Ortega", "Osei", "Ozturk", "Papadakis", "Pereira",
    "Petrov", "Popescu", "Rahman", "Ramirez", "Ricci", "Rossi", "Ruiz", "Said", "Santos", "Schmid", "Schneider",
    "Sharma", "Silva", "Singh", "Sorensen", "Suzuki", "Svoboda", "Szabo", "Tanaka", "Torres", "Tran", "Vogel",
    "Wagner", "Weber", "Winkler", "Wojcik", "Yamamoto", "Yilmaz", "Zhang", "Zimmermann",
)  # fmt: skip


def full_name(u_first: float, u_last: float) -> str:
    """Return a name from two uniforms."""
    first = FIRST_NAMES[int(u_first * len(FIRST_NAMES))]
    return f"{first} {LAST_NAMES[int(u_last * len(LAST_NAMES))]}"
