// The scalars of LSQR (Paige and Saunders, ACM TOMS 8(1), 1982), as in org.ridgeline.model.solver.DampedIterate. u and v are kept as they
// come, not scaled to length 1: u holds beta u and v holds alpha v. So the products divide, and no pass over memory only scales.
// Each kernel is one block.

enum {
    LSQR_DAMP, LSQR_ALPHA, LSQR_BETA, LSQR_U_LENGTH, LSQR_U_SHARE, LSQR_V_LENGTH, LSQR_V_SHARE, LSQR_PHI_BAR, LSQR_RHO_BAR,
    LSQR_DAMPED_RESIDUAL, LSQR_SQUARES, LSQR_DIRECTIONS, LSQR_NORMAL_RESIDUAL, LSQR_RESIDUAL, LSQR_STEP, LSQR_TURN, LSQR_RHO,
    LSQR_NORMAL_BOUND, LSQR_RESIDUAL_BOUND, LSQR_OPEN, LSQR_LAST, LSQR_STEPS
};

// A length to divide by; by 1 where it is 0, then what is divided is 0 too.
static __device__ double divisor(double length) {
    return length > 0 ? length : 1;
}

static __device__ double hypotenuse(double a, double b) {
    return sqrt(a * a + b * b);
}

// Begins with beta = ||y||, u holding y, and no share of the v to come.
KERNEL lsqrBegin(int count, const double *uPartials, double *s) {
    double beta = sqrt(total(count, uPartials, 1));
    if (threadIdx.x == 0) {
        s[LSQR_BETA] = beta;
        s[LSQR_U_LENGTH] = divisor(beta);
        s[LSQR_V_SHARE] = 0;
        s[LSQR_OPEN] = 1;
    }
}

// With alpha = ||v||, the iterate w = 0. The bounds: tolerance ||Xᵀy||, and that of the residual, tolerance ||y||, if the fit shall interpolate.
KERNEL lsqrFirst(int count, const double *vPartials, double tolerance, int interpolate, double *s) {
    double alpha = sqrt(total(count, vPartials, 1));
    if (threadIdx.x == 0) {
        double beta = s[LSQR_BETA];
        s[LSQR_ALPHA] = alpha;
        s[LSQR_V_LENGTH] = divisor(alpha);
        s[LSQR_U_SHARE] = alpha / divisor(beta);
        s[LSQR_PHI_BAR] = beta;
        s[LSQR_RHO_BAR] = alpha;
        s[LSQR_NORMAL_RESIDUAL] = alpha * beta;
        s[LSQR_RESIDUAL] = beta;
        s[LSQR_NORMAL_BOUND] = tolerance * (alpha * beta);
        s[LSQR_RESIDUAL_BOUND] = interpolate ? tolerance * beta : beta * 2;
        s[LSQR_OPEN] = alpha > 0 ? 1 : 0;
    }
}

// After beta u = Xv - alpha u
KERNEL lsqrBeta(int count, const double *uPartials, double *s) {
    double beta = sqrt(total(count, uPartials, 1));
    if (threadIdx.x == 0 && s[LSQR_OPEN] != 0) {
        s[LSQR_BETA] = beta;
        s[LSQR_U_LENGTH] = divisor(beta);
        s[LSQR_V_SHARE] = beta > 0 ? beta / s[LSQR_ALPHA] : 0;
    }
}

// After alpha v = Xᵀu - beta v: rotates the damping away, then the subdiagonal beta.
KERNEL lsqrAlpha(int count, const double *vPartials, double *s) {
    double alpha = sqrt(total(count, vPartials, 1));
    if (threadIdx.x == 0 && s[LSQR_OPEN] != 0) {
        double damp = s[LSQR_DAMP];
        double beta = s[LSQR_BETA];
        double before = s[LSQR_ALPHA];
        s[LSQR_SQUARES] += before * before + beta * beta + damp * damp;
        double rhoBarDamped = hypotenuse(s[LSQR_RHO_BAR], damp);
        double psi = damp / rhoBarDamped * s[LSQR_PHI_BAR];
        double phiBar = s[LSQR_RHO_BAR] / rhoBarDamped * s[LSQR_PHI_BAR];
        double rho = hypotenuse(rhoBarDamped, beta);
        double cosine = rhoBarDamped / rho;
        double sine = beta / rho;
        double theta = sine * alpha;
        double phi = cosine * phiBar;
        s[LSQR_RHO_BAR] = -cosine * alpha;
        s[LSQR_PHI_BAR] = sine * phiBar;
        s[LSQR_STEP] = phi / rho;
        s[LSQR_TURN] = -theta / rho;
        s[LSQR_RHO] = rho;
        s[LSQR_DAMPED_RESIDUAL] = hypotenuse(s[LSQR_DAMPED_RESIDUAL], psi);
        s[LSQR_NORMAL_RESIDUAL] = alpha * fabs(sine * phi);
        s[LSQR_RESIDUAL] = hypotenuse(s[LSQR_PHI_BAR], s[LSQR_DAMPED_RESIDUAL]);
        s[LSQR_ALPHA] = alpha;
        s[LSQR_V_LENGTH] = divisor(alpha);
        s[LSQR_U_SHARE] = beta > 0 ? alpha / beta : 0;
        int solved = s[LSQR_NORMAL_RESIDUAL] <= s[LSQR_NORMAL_BOUND] && s[LSQR_RESIDUAL] <= s[LSQR_RESIDUAL_BOUND];
        s[LSQR_LAST] = solved || !(alpha > 0) ? 1 : 0;
    }
}

// After w has moved: counts the step, and closes after the last.
KERNEL lsqrEnd(int count, const double *directionPartials, double *s) {
    double square = total(count, directionPartials, 1);
    if (threadIdx.x == 0 && s[LSQR_OPEN] != 0) {
        s[LSQR_DIRECTIONS] += square / (s[LSQR_RHO] * s[LSQR_RHO]);
        s[LSQR_STEPS] += 1;
        s[LSQR_OPEN] = s[LSQR_LAST] != 0 ? 0 : 1;
    }
}
