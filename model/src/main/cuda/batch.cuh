// Products with k vectors in one pass over the matrix, and sums for each of them: element (i, c) of a batch stands at i k + c, and k is a
// power of two up to 32. Thread t of a block then always works for vector c = t mod k, and neighbours read neighbouring elements.

// sums[p k + c] = sum over m in segment p of value[m] v[column[m] k + c]
KERNEL NAME(batchSegments)(int k, int count, const int *bounds, const int *column, const T *value, const T *v, T *sums) {
    int c = threadIdx.x & (k - 1);
    for (long long p = THREAD / k; p < count; p += STRIDE / k) {
        int to = bounds[2 * p + 1];
        T sum = 0;
        for (int m = bounds[2 * p]; m < to; m++) {
            sum += value[m] * v[(long long) column[m] * k + c];
        }
        sums[p * k + c] = sum;
    }
}

// Returns element (i, c) of AV: sum over m in [start[i], start[i + 1]) of value[m] v[column[m] k + c]
static __device__ T NAME(batchRow)(
        int k, long long i, int c, const int *start, const int *column, const T *value, const T *v, const int *segment,
        const T *sums) {
    int from = start[i];
    int to = start[i + 1];
    T sum = 0;
    if (to - from > LONG) {
        long long last = segment[i + 1];
        for (long long p = segment[i]; p < last; p++) {
            sum += sums[p * k + c];
        }
    } else {
        for (int m = from; m < to; m++) {
            sum += value[m] * v[(long long) column[m] * k + c];
        }
    }
    return sum;
}

// out = A V
KERNEL NAME(batchMultiply)(
        int k, int rows, const int *start, const int *column, const T *value, const T *v, const int *segment, const T *sums, T *out) {
    int c = threadIdx.x & (k - 1);
    for (long long i = THREAD / k; i < rows; i += STRIDE / k) {
        out[i * k + c] = NAME(batchRow)(k, i, c, start, column, value, v, segment, sums);
    }
}

// out_c = A v_c + lambda_c p_c; partials_c = p_cᵀ out_c
KERNEL NAME(batchShifted)(
        int k, int rows, const int *start, const int *column, const T *value, const T *v, const int *segment, const T *sums,
        const double *lambda, const T *p, T *out, double *partials) {
    int c = threadIdx.x & (k - 1);
    T shift = (T) lambda[c];
    double products = 0;
    for (long long i = THREAD / k; i < rows; i += STRIDE / k) {
        T pi = p[i * k + c];
        T next = NAME(batchRow)(k, i, c, start, column, value, v, segment, sums) + shift * pi;
        out[i * k + c] = next;
        products += (double) pi * next;
    }
    products = blockSum(products, k);
    if (threadIdx.x < k) {
        partials[blockIdx.x * k + c] = products;
    }
}

// out[i k + c] = v[i] for all c
KERNEL NAME(spread)(int k, long long n, const T *v, T *out) {
    for (long long e = THREAD; e < n * k; e += STRIDE) {
        out[e] = v[e / k];
    }
}

// partials_c = u_cᵀ v_c
KERNEL NAME(dot)(int k, long long n, const T *u, const T *v, double *partials) {
    double products = 0;
    for (long long e = THREAD; e < n * k; e += STRIDE) {
        products += (double) u[e] * v[e];
    }
    products = blockSum(products, k);
    if (threadIdx.x < k) {
        partials[blockIdx.x * k + threadIdx.x] = products;
    }
}
