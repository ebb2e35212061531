// Products of a sparse matrix A (rows x columns, compressed rows) with a vector: LANES threads for a row. With the compressed rows of the
// transpose they are the products with the transpose.
//
// A long row, such as that of a frequent word in the transpose, would keep its lanes busy while the others are idle. So a row of more than
// LONG nonzeros is cut into segments of equal length, which the host chooses (org.ridgeline.model.gpu.Segments): segment p has the nonzeros
// [bounds[2 p], bounds[2 p + 1]), and row i the segments [segment[i], segment[i + 1]). Each is summed beforehand by a warp of its own, and
// the lanes of the row add the sums.

#ifndef LANES
#define LANES 8
#define LONG 256
#define ROWS_PER_WARP (WARP / LANES)
#endif

// sums[p] = sum over k in segment p of value[k] v[column[k]]; a warp for each.
KERNEL NAME(segments)(int count, const int *bounds, const int *column, const T *value, const T *v, T *sums) {
    int lane = threadIdx.x % WARP;
    for (long long p = THREAD / WARP; p < count; p += STRIDE / WARP) {
        int to = bounds[2 * p + 1];
        T sum = 0;
        for (long long k = (long long) bounds[2 * p] + lane; k < to; k += WARP) {
            sum += value[k] * v[column[k]];
        }
        for (int gap = WARP / 2; gap > 0; gap /= 2) {
            sum += __shfl_down_sync(ALL_LANES, sum, gap, WARP);
        }
        if (lane == 0) {
            sums[p] = sum;
        }
    }
}

// Returns a lane's part of row i of Av; lane l takes the nonzeros, or the segments, l, l + LANES, ... of
//   (Av)_i = sum over k in [start[i], start[i + 1]) of value[k] v[column[k]]
static __device__ T NAME(part)(
        int i, int lane, const int *start, const int *column, const T *value, const T *v, const int *segment, const T *sums) {
    int from = start[i];
    int to = start[i + 1];
    T sum = 0;
    if (to - from > LONG) {
        int last = segment[i + 1];
        for (int p = segment[i] + lane; p < last; p += LANES) {
            sum += sums[p];
        }
    } else {
        for (long long k = (long long) from + lane; k < to; k += LANES) {
            sum += value[k] * v[column[k]];
        }
    }
    return sum;
}

// Returns row i of Av in lane 0 of its lanes; to be called by whole warps, with i >= rows where there is no row left.
static __device__ T NAME(row)(
        long long i, int rows, const int *start, const int *column, const T *value, const T *v, const int *segment,
        const T *sums) {
    T sum = i < rows ? NAME(part)((int) i, threadIdx.x % LANES, start, column, value, v, segment, sums) : 0;
    for (int gap = LANES / 2; gap > 0; gap /= 2) {
        sum += __shfl_down_sync(ALL_LANES, sum, gap, LANES);
    }
    return sum;
}

// Goes over the rows with i; all lanes of a warp turn as often, whether they have a row or not.
#define FOR_ROWS(i) \
    for (long long first = THREAD / WARP * ROWS_PER_WARP, i = first + threadIdx.x % WARP / LANES; first < rows; \
            first += STRIDE / LANES, i += STRIDE / LANES)

// Whether this thread writes row i.
#define WRITES(i) (threadIdx.x % LANES == 0 && i < rows)

// out = A v
KERNEL NAME(multiply)(
        int rows, const int *start, const int *column, const T *value, const T *v, const int *segment, const T *sums, T *out) {
    FOR_ROWS(i) {
        T sum = NAME(row)(i, rows, start, column, value, v, segment, sums);
        if (WRITES(i)) {
            out[i] = sum;
        }
    }
}

// out = A v - y; partials = ||out||²
KERNEL NAME(residual)(
        int rows, const int *start, const int *column, const T *value, const T *v, const int *segment, const T *sums, const T *y, T *out,
        double *partials) {
    double squares = 0;
    FOR_ROWS(i) {
        T sum = NAME(row)(i, rows, start, column, value, v, segment, sums);
        if (WRITES(i)) {
            T r = sum - y[i];
            out[i] = r;
            squares += (double) r * r;
        }
    }
    squares = blockSum(squares, 1);
    if (threadIdx.x == 0) {
        partials[blockIdx.x] = squares;
    }
}

// u = A v / divisor - share u, divisor and share in device memory; partials = ||u||²
KERNEL NAME(advance)(
        int rows, const int *start, const int *column, const T *value, const T *v, const int *segment, const T *sums, const double *divisor,
        const double *share, T *u, double *partials, const double *open) {
    if (*open == 0) {
        return;
    }
    T a = (T) *divisor;
    T c = (T) *share;
    double squares = 0;
    FOR_ROWS(i) {
        T sum = NAME(row)(i, rows, start, column, value, v, segment, sums);
        if (WRITES(i)) {
            T next = sum / a - c * u[i];
            u[i] = next;
            squares += (double) next * next;
        }
    }
    squares = blockSum(squares, 1);
    if (threadIdx.x == 0) {
        partials[blockIdx.x] = squares;
    }
}

// out = A v + lambda p; partials = pᵀ out
KERNEL NAME(shifted)(
        int rows, const int *start, const int *column, const T *value, const T *v, const int *segment, const T *sums, const double *lambda,
        const T *p, T *out, double *partials) {
    T shift = (T) *lambda;
    double products = 0;
    FOR_ROWS(i) {
        T sum = NAME(row)(i, rows, start, column, value, v, segment, sums);
        if (WRITES(i)) {
            T next = sum + shift * p[i];
            out[i] = next;
            products += (double) p[i] * next;
        }
    }
    products = blockSum(products, 1);
    if (threadIdx.x == 0) {
        partials[blockIdx.x] = products;
    }
}

// out = factor (A v + lambda w): the gradient of factor/2 (||Xw - y||² + lambda ||w||²) for A = Xᵀ and v = Xw - y
KERNEL NAME(gradient)(
        int rows, const int *start, const int *column, const T *value, const T *v, const int *segment, const T *sums, T lambda, T factor,
        const T *w, T *out) {
    FOR_ROWS(i) {
        T sum = NAME(row)(i, rows, start, column, value, v, segment, sums);
        if (WRITES(i)) {
            out[i] = factor * (sum + lambda * w[i]);
        }
    }
}
