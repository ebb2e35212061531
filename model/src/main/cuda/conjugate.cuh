// The vectors of conjugate gradients for k systems at once, (XᵀX + lambda_c I) w_c = b_c, preconditioned by the diagonal: z = r / (squares +
// lambda), where squares_j is column j's sum of squares. The scalars are in conjugate_scalars.cuh.

// partials of rᵀz and of rᵀr
KERNEL NAME(conjugateNorms)(
        int k, long long n, const T *squares, const T *r, const double *s, double *rzPartials, double *rrPartials) {
    int c = threadIdx.x & (k - 1);
    T lambda = (T) s[CG_LAMBDA * k + c];
    double rz = 0;
    double rr = 0;
    for (long long j = THREAD / k; j < n; j += STRIDE / k) {
        T rj = r[j * k + c];
        T z = rj / (squares[j] + lambda);
        rz += (double) rj * z;
        rr += (double) rj * rj;
    }
    rz = blockSum(rz, k);
    rr = blockSum(rr, k);
    if (threadIdx.x < k) {
        rzPartials[blockIdx.x * k + c] = rz;
        rrPartials[blockIdx.x * k + c] = rr;
    }
}

// p = z + beta p
KERNEL NAME(conjugateDirection)(int k, long long n, const T *squares, const T *r, const double *s, T *p) {
    int c = threadIdx.x & (k - 1);
    if (s[CG_OPEN * k + c] == 0) {
        return;
    }
    T lambda = (T) s[CG_LAMBDA * k + c];
    T beta = (T) s[CG_BETA * k + c];
    for (long long j = THREAD / k; j < n; j += STRIDE / k) {
        long long e = j * k + c;
        p[e] = r[e] / (squares[j] + lambda) + beta * p[e];
    }
}

// w += alpha p; r -= alpha Ap
KERNEL NAME(conjugateStep)(int k, long long n, const double *s, const T *p, const T *ap, T *w, T *r) {
    int c = threadIdx.x & (k - 1);
    if (s[CG_OPEN * k + c] == 0) {
        return;
    }
    T alpha = (T) s[CG_ALPHA * k + c];
    for (long long e = THREAD; e < n * k; e += STRIDE) {
        w[e] += alpha * p[e];
        r[e] -= alpha * ap[e];
    }
}

// r = b - Aw, for Aw in r
KERNEL NAME(conjugateResidual)(int k, long long n, const T *b, T *r) {
    for (long long e = THREAD; e < n * k; e += STRIDE) {
        r[e] = b[e / k] - r[e];
    }
}
