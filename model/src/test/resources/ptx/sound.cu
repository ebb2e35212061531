// Small sound kernels of every kind the interpreter must run. Compiled with
//   nvcc -ptx -arch=sm_75 -o sound.ptx sound.cu
// and the header of sound.ptx lowered to .version 6.5, .target sm_60.

// y += a x, one element a thread, the tail predicated.
extern "C" __global__ void saxpy(int n, float a, const float* __restrict__ x, float* __restrict__ y) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = a * x[i] + y[i];
}

// The same with a stride of the whole grid, so that few threads do much.
extern "C" __global__ void daxpyStrided(long long n, double a, const double* __restrict__ x, double* __restrict__ y) {
    long long stride = (long long) gridDim.x * blockDim.x;
    for (long long i = (long long) blockIdx.x * blockDim.x + threadIdx.x; i < n; i += stride) y[i] = fma(a, x[i], y[i]);
}

// One sum for each block of 256 threads, halved through shared memory.
extern "C" __global__ void blockSum(int n, const double* __restrict__ x, double* __restrict__ sums) {
    __shared__ double part[256];
    int i = blockIdx.x * 256 + threadIdx.x;
    part[threadIdx.x] = i < n ? x[i] : 0.0;
    __syncthreads();
    for (int half = 128; half > 0; half >>= 1) {
        if (threadIdx.x < half) part[threadIdx.x] += part[threadIdx.x + half];
        __syncthreads();
    }
    if (threadIdx.x == 0) sums[blockIdx.x] = part[0];
}

// One sum for each warp, through shuffles.
extern "C" __global__ void warpSum(int n, const double* __restrict__ x, double* __restrict__ sums) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    double sum = i < n ? x[i] : 0.0;
    for (int step = 16; step > 0; step >>= 1) sum += __shfl_down_sync(0xffffffffu, sum, step);
    if ((threadIdx.x & 31) == 0) sums[i >> 5] = sum;
}

// Every kind of shuffle and vote: down, up, xor, from lane 3.
extern "C" __global__ void shuffles(const int* __restrict__ x, int* __restrict__ out) {
    int lane = threadIdx.x, mine = x[lane];
    out[lane] = __shfl_down_sync(0xffffffffu, mine, 5);
    out[32 + lane] = __shfl_up_sync(0xffffffffu, mine, 5);
    out[64 + lane] = __shfl_xor_sync(0xffffffffu, mine, 9);
    out[96 + lane] = __shfl_sync(0xffffffffu, mine, 3);
    out[128 + lane] = __shfl_down_sync(0xffffffffu, mine, 2, 8);
    out[160 + lane] = (int) __ballot_sync(0xffffffffu, mine > 15);
    out[192 + lane] = __any_sync(0xffffffffu, mine == 7) + 2 * __all_sync(0xffffffffu, mine >= 0);
}

// out = X v, one warp a row, the lanes' sums added through shuffles.
extern "C" __global__ void csrTimesVector(int rows, const long long* __restrict__ starts, const int* __restrict__ columns,
        const double* __restrict__ values, const double* __restrict__ v, double* __restrict__ out) {
    int row = (blockIdx.x * blockDim.x + threadIdx.x) >> 5, lane = threadIdx.x & 31;
    if (row >= rows) return;
    double sum = 0.0;
    for (long long k = starts[row] + lane; k < starts[row + 1]; k += 32) sum = fma(values[k], v[columns[k]], sum);
    for (int step = 16; step > 0; step >>= 1) sum += __shfl_xor_sync(0xffffffffu, sum, step);
    if (lane == 0) out[row] = sum;
}

// Quotients and remainders of every integer kind: ten numbers a thread.
extern "C" __global__ void division(const int* a, const int* b, const long long* p, const long long* q, long long* out) {
    int i = threadIdx.x;
    long long* o = out + 10 * i;
    o[0] = a[i] / b[i];
    o[1] = a[i] % b[i];
    o[2] = (unsigned) a[i] / (unsigned) b[i];
    o[3] = (unsigned) a[i] % (unsigned) b[i];
    o[4] = p[i] / q[i];
    o[5] = p[i] % q[i];
    o[6] = (long long) ((unsigned long long) p[i] / (unsigned long long) q[i]);
    o[7] = (long long) ((unsigned long long) p[i] % (unsigned long long) q[i]);
    o[8] = a[i] / 7;
    o[9] = p[i] / 10;
}

// What a double can become: twenty numbers a thread.
extern "C" __global__ void functions(const double* x, const double* y, double* out) {
    int i = threadIdx.x;
    double a = x[i], b = y[i], *o = out + 24 * i;
    float f = (float) a, g = (float) b;
    o[0] = a / b;
    o[1] = sqrt(fabs(a));
    o[2] = fmin(a, b);
    o[3] = fmax(a, b);
    o[4] = floor(a);
    o[5] = ceil(a);
    o[6] = rint(a);
    o[7] = trunc(a);
    o[8] = (int) a;
    o[9] = (long long) a;
    o[10] = (unsigned) a;
    o[11] = f / g;
    o[12] = sqrtf(fabsf(f));
    o[13] = f * g + f;
    o[14] = __frcp_rn(g);
    o[15] = 1.0 / b;
    o[16] = copysign(a, b);
    o[17] = a < b ? 1 : 0;
    o[18] = !(a >= b) ? 1 : 0;
    o[19] = isnan(a) ? 1 : 0;
    o[20] = a != b ? 1 : 0;
    o[21] = (float) (int) b;
    o[22] = (double) __double2ll_rn(a);
    o[23] = -a - b;
}

// Integer bits: fourteen numbers a thread.
extern "C" __global__ void bits(const int* a, const long long* p, long long* out) {
    int i = threadIdx.x, x = a[i];
    long long y = p[i];
    long long* o = out + 14 * i;
    o[0] = x >> 3;
    o[1] = (unsigned) x >> 3;
    o[2] = x << 5;
    o[3] = y >> 7;
    o[4] = (long long) ((unsigned long long) y >> 7);
    o[5] = x ^ 0x5a5a;
    o[6] = ~y & 0xffff;
    o[7] = __mulhi(x, x + 1);
    o[8] = (long long) x * (x - 1);
    o[9] = __popc(x);
    o[10] = __clz(x);
    o[11] = min(x, 5) + max(x, -5);
    o[12] = abs(x);
    o[13] = (unsigned) x > 100u ? 1 : 0;
}

// Four numbers a load.
extern "C" __global__ void vectors(const float4* __restrict__ x, double2* __restrict__ out) {
    float4 v = x[threadIdx.x];
    out[threadIdx.x] = make_double2((double) v.x + v.y, (double) v.z + v.w);
}

// A hundred instructions or so a thread, for the clock.
extern "C" __global__ void busy(double* x) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    double sum = i;
#pragma unroll 1
    for (int k = 0; k < 25; k++) sum = fma(sum, 0.5, 1.0);
    x[i] = sum;
}
