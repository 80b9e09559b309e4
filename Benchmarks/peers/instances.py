"""Seeded fleet mixes: whole numbers, so that totals can be compared for equality."""
import random

# Family: minimum count of a used type, zones.
FAMILIES = {"spread": (1, 1), "two zones": (2, 2), "nearly linear": (1, 1), "affine": (1, 1)}
# Harder than real prices are, and where an integer program may get lucky.
HARD_FAMILIES = {
    "price steps": (1, 1), "steps, 2 zones": (2, 2), "linear 0.2%": (1, 1),
    "linear 0.01%": (1, 1), "proportional": (1, 1)}
ALL_FAMILIES = FAMILIES | HARD_FAMILIES


class Mix:
    """Counts of types, each 0 or at least `minimum`, at most `variants` used (0: no limit)."""

    def __init__(self, name, demand, variants, minimum, zones, types):
        self.name = name
        self.demand = demand
        self.variants = variants
        self.minimum = minimum
        self.zones = zones
        self.types = types

    @property
    def limits_variants(self):
        return 0 < self.variants < len(self.types)

    def most(self, rate):
        """The greatest count that a type of a rate is ever of use at."""
        count = -(-self.demand // rate)
        if self.zones > 1:
            count = -(-count * self.zones // (self.zones - 1))
        return max(self.minimum, count)

    def check(self, counts):
        """The total of counts that satisfy every rule; None of others."""
        used = [count for count in counts if count]
        carried = sum(
            rate * (count if self.zones == 1 else count - -(-count // self.zones))
            for (rate, _), count in zip(self.types, counts))
        fits = carried >= self.demand and all(count >= self.minimum for count in used)
        if not fits or (self.variants and len(used) > self.variants):
            return None
        return sum(price * count for (_, price), count in zip(self.types, counts))

    def write(self, file):
        print(self.name, self.demand, self.variants, self.minimum, self.zones, len(self.types),
              file=file)
        for rate, price in self.types:
            print(rate, price, file=file)

    @staticmethod
    def read(path):
        with open(path) as file:
            words = file.readline().split()
            types = [tuple(map(int, line.split())) for line in file]
        return Mix(words[0], *map(int, words[1:5]), types)


def make(family, k, variants, seed):
    """Rates of 100…5099 a minute; a demand of about 20 mean instances.

    Prices, in ten-thousandths of a dollar: 1.2…3.2 a unit of rate; `nearly linear` 2 and up to 2 %
    more, `affine` 1 and 500 an instance, steps 1 and up to the next hundred, `linear 0.2%` 20 and up
    to 0.2 % more, `linear 0.01%` likewise, `proportional` 2.
    """
    generator = random.Random(f"{family} {k} {seed}")
    minimum, zones = ALL_FAMILIES[family]
    types = []
    for _ in range(k):
        rate = 100 + generator.randrange(5000)
        if family == "nearly linear":
            price = rate * 2 + rate * generator.randrange(40) // 1000
        elif family == "affine":
            price = rate + 500
        elif family in ("price steps", "steps, 2 zones"):
            price = (rate // 100 + 1) * 100
        elif family == "linear 0.2%":
            price = rate * 20 + rate * generator.randrange(40) // 1000
        elif family == "linear 0.01%":
            price = rate * 20 + rate * generator.randrange(200) // 100_000
        elif family == "proportional":
            price = rate * 2
        else:
            price = rate * (60 + generator.randrange(100)) // 50 + 1
        types.append((rate, price))
    mean = sum(rate for rate, _ in types) // k
    demand = 20 * mean + generator.randrange(1000)
    return Mix(f"{family.replace(' ', '-')}-{k}-{seed}", demand, variants, minimum, zones, types)
