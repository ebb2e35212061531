// The vectors of LSQR that are no product; the scalars are in lsqr_scalars.cuh.

// direction = v, scaled to length 1
KERNEL NAME(lsqrDirection)(long long n, const double *s, const T *v, T *direction) {
    T length = (T) s[LSQR_V_LENGTH];
    for (long long j = THREAD; j < n; j += STRIDE) {
        direction[j] = v[j] / length;
    }
}

// w += step direction; direction = v + turn direction; partials = ||direction before||²
KERNEL NAME(lsqrMove)(long long n, const double *s, const T *v, T *w, T *direction, double *partials) {
    if (s[LSQR_OPEN] == 0) {
        return;
    }
    T step = (T) s[LSQR_STEP];
    T turn = (T) s[LSQR_TURN];
    T length = (T) s[LSQR_V_LENGTH];
    double squares = 0;
    for (long long j = THREAD; j < n; j += STRIDE) {
        T dj = direction[j];
        squares += (double) dj * dj;
        w[j] += step * dj;
        direction[j] = v[j] / length + turn * dj;
    }
    squares = blockSum(squares, 1);
    if (threadIdx.x == 0) {
        partials[blockIdx.x] = squares;
    }
}
