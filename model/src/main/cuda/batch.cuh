// Products with k vectors in one pass over the matrix, and sums for each of them: element (i, c) of a batch stands at i k + c, and k is a
// power of two up to 32. Thread t of a block then always works for vector c = t mod k, and neighbours read neighbouring elements.

// sums[p k + c] = sum over k' in [p CHUNK, (p + 1) CHUNK) of value[k'] v[column[k'] k + c], for each p of the list
KERNEL NAME(batchChunks)(int k, int count, const int *list, const int *column, const T *value, const T *v, T *sums) {
    int c = threadIdx.x & (k - 1);
    for (long long h = THREAD / k; h < count; h += STRIDE / k) {
        long long p = list[h];
        T sum = 0;
        for (long long at = p * CHUNK; at < (p + 1) * CHUNK; at++) {
            sum += value[at] * v[(long long) column[at] * k + c];
        }
        sums[p * k + c] = sum;
    }
}

// Returns element (i, c) of AV: sum over m in [start[i], start[i + 1]) of value[m] v[column[m] k + c]
static __device__ T NAME(batchRow)(
        int k, long long i, int c, const int *start, const int *column, const T *value, const T *v, const T *sums) {
    int from = start[i];
    int to = start[i + 1];
    long long first = ((long long) from + CHUNK - 1) / CHUNK;
    long long last = to / CHUNK;
    T sum = 0;
    if (first < last) {
        for (long long p = first; p < last; p++) {
            sum += sums[p * k + c];
        }
        for (long long m = last * CHUNK; m < to; m++) {
            sum += value[m] * v[(long long) column[m] * k + c];
        }
        to = (int) (first * CHUNK);
    }
    for (long long m = from; m < to; m++) {
        sum += value[m] * v[(long long) column[m] * k + c];
    }
    return sum;
}

// out = A V
KERNEL NAME(batchMultiply)(
        int k, int rows, const int *start, const int *column, const T *value, const T *v, const T *sums, T *out) {
    int c = threadIdx.x & (k - 1);
    for (long long i = THREAD / k; i < rows; i += STRIDE / k) {
        out[i * k + c] = NAME(batchRow)(k, i, c, start, column, value, v, sums);
    }
}

// out_c = A v_c + lambda_c p_c; partials_c = p_cᵀ out_c
KERNEL NAME(batchShifted)(
        int k, int rows, const int *start, const int *column, const T *value, const T *v, const T *sums,
        const double *lambda, const T *p, T *out, double *partials) {
    int c = threadIdx.x & (k - 1);
    T shift = (T) lambda[c];
    double products = 0;
    for (long long i = THREAD / k; i < rows; i += STRIDE / k) {
        T pi = p[i * k + c];
        T next = NAME(batchRow)(k, i, c, start, column, value, v, sums) + shift * pi;
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
