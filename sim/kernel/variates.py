"""Variates by inverse distribution function: one uniform in, one number out.

Every function is monotone in its uniform, so two runs that draw the same word stay in step, and uses ``math`` only,
so that the result does not depend on the processor. ``u`` lies strictly between 0 and 1.
"""

import math
from collections.abc import Sequence

_STEPS = 200
"""More than any of the series here needs."""


def exponential(u: float, mean: float) -> float:
    """Return an exponential variate with the given mean."""
    return -mean * math.log1p(-u)


def weibull(u: float, shape: float, scale: float) -> float:
    """Return a Weibull variate; a shape below 1 gives a decreasing hazard."""
    return float(scale * (-math.log1p(-u)) ** (1.0 / shape))


def normal(u: float) -> float:
    """Return a standard normal variate.

    Source: Wichura (1988), algorithm AS 241, PPND16; relative accuracy about 1e-16.
    """
    q = u - 0.5
    if -0.425 <= q <= 0.425:
        return q * _centre(0.180625 - q * q)
    r = math.sqrt(-math.log(u if q < 0 else 1.0 - u))
    x = _ratio(_MIDDLE, r - 1.6) if r <= 5.0 else _ratio(_TAIL, r - 5.0)
    return -x if q < 0 else x


def _centre(r: float) -> float:
    """Return the same as ``_ratio(_CENTRE, r)``, written out: six draws of seven end here."""
    (a7, a6, a5, a4, a3, a2, a1, a0), (b7, b6, b5, b4, b3, b2, b1, b0) = _CENTRE
    above = ((((((a7 * r + a6) * r + a5) * r + a4) * r + a3) * r + a2) * r + a1) * r + a0
    below = ((((((b7 * r + b6) * r + b5) * r + b4) * r + b3) * r + b2) * r + b1) * r + b0
    return above / below


def lognormal(u: float, mu: float, sigma: float) -> float:
    """Return exp(mu + sigma z); ``mu`` and ``sigma`` are on the natural logarithm."""
    return math.exp(mu + sigma * normal(u))


def lognormal_mean_cv(u: float, mean: float, cv: float) -> float:
    """Return a lognormal variate with the given mean and coefficient of variation."""
    variance = math.log1p(cv * cv)
    return math.exp(math.log(mean) - 0.5 * variance + math.sqrt(variance) * normal(u))


def gamma_factor(z: float, cv: float) -> float:
    """Return a Gamma variate of mean 1 and small cv from a standard normal.

    Source: Wilson and Hilferty (1931), cube of a normal; error under 0.1 % for cv up to 0.3.
    """
    shape = 1.0 / (cv * cv)
    root = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * math.sqrt(shape))
    return root * root * root if root > 0 else 0.0


def poisson(u: float, mean: float) -> int:
    """Return a Poisson variate by summing probabilities (meant for means up to about 500)."""
    term = math.exp(-mean)
    total, count = term, 0
    while u > total and count < 10_000:
        count += 1
        term *= mean / count
        total += term
    return count


def pick(u: float, weights: Sequence[float]) -> int:
    """Return an index with probability proportional to its weight."""
    target = u * math.fsum(weights)
    total = 0.0
    for index, weight in enumerate(weights):
        total += weight
        if target < total:
            return index
    return len(weights) - 1


def between(u: float, low: float, high: float) -> float:
    """Return a uniform variate on an interval."""
    return low + u * (high - low)


def beta(u: float, a: float, b: float) -> float:
    """Return a Beta(a, b) variate between 0 and 1, by safeguarded Newton steps on the distribution function."""
    log_scale = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    low, high, x = 0.0, 1.0, a / (a + b)
    for _ in range(_STEPS):
        error = beta_share(x, a, b) - u
        if error > 0.0:
            high = x
        else:
            low = x
        slope = math.exp((a - 1.0) * math.log(x) + (b - 1.0) * math.log1p(-x) - log_scale)
        step = x - error / slope if slope > 0.0 else low
        # Outside of what is known Newton has overshot; halving always gets there.
        step = step if low < step < high else (low + high) / 2.0
        if abs(step - x) <= 1e-15 * x or step >= 1.0:
            return step
        x = step
    return x


def beta_share(x: float, a: float, b: float) -> float:
    """Return the probability that a Beta(a, b) variate is at most ``x``.

    Source: Didonato and Morris (1992), continued fraction; evaluated by Lentz's method.
    """
    if x <= 0.0 or x >= 1.0:
        return 0.0 if x <= 0.0 else 1.0
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - beta_share(1.0 - x, b, a)
    log_front = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    c, d = 1.0, 1.0 / (1.0 - (a + b) * x / (a + 1.0))
    fraction = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
        before = fraction
        for term in (even, odd):
            d = 1.0 / (1.0 + term * d)
            c = 1.0 + term / c
            fraction *= c * d
        if abs(fraction - before) <= 1e-16 * fraction:
            break
    return math.exp(log_front) * fraction / a


def pert(u: float, low: float, likely: float, high: float) -> float:
    """Return a variate of the beta law of PERT: mean (low + 4 likely + high) / 6."""
    if high <= low:
        return likely
    peak = 4.0 * (likely - low) / (high - low)
    return low + (high - low) * beta(u, 1.0 + peak, 5.0 - peak)


def _ratio(coefficients: tuple[tuple[float, ...], tuple[float, ...]], x: float) -> float:
    above, below = coefficients
    numerator = denominator = 0.0
    for a, b in zip(above, below, strict=True):
        numerator = numerator * x + a
        denominator = denominator * x + b
    return numerator / denominator


# Wichura's coefficients, highest power first.
_CENTRE = (
    (
        2.5090809287301226727e3,
        3.3430575583588128105e4,
        6.7265770927008700853e4,
        4.5921953931549871457e4,
        1.3731693765509461125e4,
        1.9715909503065514427e3,
        1.3314166789178437745e2,
        3.3871328727963666080e0,
    ),
    (
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1.0,
    ),
)
_MIDDLE = (
    (
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258e0,
        3.64784832476320460504e0,
        5.76949722146069140550e0,
        4.63033784615654529590e0,
        1.42343711074968357734e0,
    ),
    (
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940e0,
        2.05319162663775882187e0,
        1.0,
    ),
)
_TAIL = (
    (
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580e0,
        5.46378491116411436990e0,
        6.65790464350110377720e0,
    ),
    (
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1.0,
    ),
)
