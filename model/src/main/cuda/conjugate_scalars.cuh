// The scalars of conjugate gradients for k systems at once: scalar F of system c stands at s[F k + c]. Each kernel is one block.

enum { CG_LAMBDA, CG_RZ, CG_RR, CG_ALPHA, CG_BETA, CG_OPEN, CG_STEPS, CG_RZ_BOUND, CG_RR_BOUND };

// Closes system c once both norms of its residual are down.
static __device__ void closeIfSolved(int k, int c, double *s) {
    if (s[CG_RR * k + c] <= s[CG_RR_BOUND * k + c] && s[CG_RZ * k + c] <= s[CG_RZ_BOUND * k + c]) {
        s[CG_OPEN * k + c] = 0;
    }
}

// Begins a pass from the residual in r: rz = rᵀDr, rr = rᵀr. The first pass also sets what they must come down to, target² times the first.
KERNEL conjugateBegin(int k, int count, const double *rzPartials, const double *rrPartials, int first, double target, double *s) {
    int c = threadIdx.x;
    double rz = total(count, rzPartials, k);
    double rr = total(count, rrPartials, k);
    if (c < k) {
        s[CG_RZ * k + c] = rz;
        s[CG_RR * k + c] = rr;
        if (first) {
            s[CG_RZ_BOUND * k + c] = target * target * rz;
            s[CG_RR_BOUND * k + c] = target * target * rr;
        }
        s[CG_BETA * k + c] = 0;
        s[CG_OPEN * k + c] = 1;
        closeIfSolved(k, c, s);
    }
}

// alpha = rz / pᵀAp. Only rounding or a singular matrix makes one of them not positive: then there is nothing to be gained.
KERNEL conjugateAlpha(int k, int count, const double *curvaturePartials, double *s) {
    int c = threadIdx.x;
    double curvature = total(count, curvaturePartials, k);
    if (c < k && s[CG_OPEN * k + c] != 0) {
        double rz = s[CG_RZ * k + c];
        if (curvature > 0 && rz > 0) {
            s[CG_ALPHA * k + c] = rz / curvature;
        } else {
            s[CG_OPEN * k + c] = 0;
        }
    }
}

// beta = rz' / rz for the new rz'; counts the step.
KERNEL conjugateBeta(int k, int count, const double *rzPartials, const double *rrPartials, double *s) {
    int c = threadIdx.x;
    double rz = total(count, rzPartials, k);
    double rr = total(count, rrPartials, k);
    if (c < k && s[CG_OPEN * k + c] != 0) {
        s[CG_BETA * k + c] = rz / s[CG_RZ * k + c];
        s[CG_RZ * k + c] = rz;
        s[CG_RR * k + c] = rr;
        s[CG_STEPS * k + c] += 1;
        closeIfSolved(k, c, s);
    }
}
