package dev.vireo.simulator.performance;

/// What some claimants want of one resource, and how it is divided among them.
///
/// Each claimant gets at least its minimum and at most its maximum. In between, the price is the
/// same for all: Waldspurger's adjusted shares-per-page ratio, in which a unit that is in use costs
/// one and an idle unit costs `1 / (1 - tax)`. So a claimant buys its active part first, and idle
/// units are taken away where they are cheapest in shares.
final class Claims {
    private static final int STEPS = 64;

    private final double idleCost;
    private final double[] minimum;
    private final double[] maximum;
    private final double[] active;
    private final double[] shares;
    private int count;

    /// Starts without claims.
    ///
    /// @param tax the part of idle units that may be taken, below 1; 0 divides by shares alone
    Claims(int most, double tax) {
        this.idleCost = 1 / (1 - tax);
        this.minimum = new double[most];
        this.maximum = new double[most];
        this.active = new double[most];
        this.shares = new double[most];
    }

    /// Adds a claimant.
    void add(double least, double most, double inUse, double weight) {
        minimum[count] = Math.min(least, most);
        maximum[count] = most;
        active[count] = inUse;
        shares[count] = weight;
        count++;
    }

    /// Divides an amount. If it does not even cover the minima, each gets the same part of its
    /// minimum.
    ///
    /// @return what each claimant gets, in the order in which they were added
    double[] divide(double amount) {
        double most = sum(maximum);
        if (most <= amount) {
            return maximum.clone();
        }
        double least = sum(minimum);
        double[] result = new double[count];
        if (least >= amount) {
            double part = least == 0 ? 0 : Math.max(0, amount) / least;
            for (int i = 0; i < count; i++) {
                result[i] = minimum[i] * part;
            }
            return result;
        }
        double budget = budget(amount);
        for (int i = 0; i < count; i++) {
            result[i] = bought(i, budget);
        }
        return result;
    }

    /// Finds, by halving, the budget a share has when everything is sold.
    private double budget(double amount) {
        double low = 0;
        double high = 1;
        while (sold(high) < amount) {
            low = high;
            high *= 16;
        }
        for (int i = 0; i < STEPS && high - low > low * 1e-13; i++) {
            double middle = (low + high) / 2;
            if (sold(middle) <= amount) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double sold(double budget) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += bought(i, budget);
        }
        return sum;
    }

    private double bought(int claimant, double budget) {
        double money = shares[claimant] * budget;
        double busy = active[claimant];
        double units = money <= busy ? money : busy + (money - busy) / idleCost;
        return Math.clamp(units, minimum[claimant], maximum[claimant]);
    }

    private double sum(double[] values) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum;
    }
}
