// Kernels with one mistake each, which the interpreter must catch. Compiled as sound.cu is.

// Tests i <= n where i < n is meant.
extern "C" __global__ void outByOne(int n, double* x) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i <= n) x[i] = i;
}

// Reads one element before the first.
extern "C" __global__ void beforeTheFirst(int n, const double* x, double* y) {
    int i = threadIdx.x;
    if (i < n) y[i] = x[i - 1];
}

// Reverses through shared memory without waiting for the others.
extern "C" __global__ void missingBarrier(double* x) {
    __shared__ double part[64];
    part[threadIdx.x] = x[threadIdx.x];
    x[threadIdx.x] = part[63 - threadIdx.x];
}

// The same in global memory.
extern "C" __global__ void missingGlobalBarrier(double* x, double* y) {
    x[threadIdx.x] = threadIdx.x;
    y[threadIdx.x] = x[63 - threadIdx.x];
}

// With the barrier: sound.
extern "C" __global__ void globalBarrier(double* x, double* y) {
    x[threadIdx.x] = threadIdx.x;
    __syncthreads();
    y[threadIdx.x] = x[63 - threadIdx.x];
}

// Every block adds to the same sum.
extern "C" __global__ void blocksRace(double* sum) {
    if (threadIdx.x == 0) *sum = *sum + blockIdx.x;
}

// A block reads what another one writes, behind a barrier that orders nothing between blocks.
extern "C" __global__ void neighbourRace(double* x, double* y) {
    int i = blockIdx.x * blockDim.x + threadIdx.x, n = gridDim.x * blockDim.x;
    x[i] = i;
    __syncthreads();
    y[i] = x[n - 1 - i];
}

// Reads doubles four bytes off.
extern "C" __global__ void misaligned(const char* x, double* y) {
    y[threadIdx.x] = *(const double*) (x + 8 * threadIdx.x + 4);
}

// Half of the block waits at a barrier that the other half never reaches.
extern "C" __global__ void divergentBarrier(double* x) {
    __shared__ double part[64];
    part[threadIdx.x] = x[threadIdx.x];
    if (threadIdx.x >= 32) {
        __syncthreads();
        x[threadIdx.x] = part[threadIdx.x - 32];
    } else {
        x[threadIdx.x] = 0.0;
        while (part[threadIdx.x] < 0.0) x[threadIdx.x] += 1.0;
    }
}

// Half of a warp takes part in a shuffle that names the whole.
extern "C" __global__ void halfShuffle(int* x) {
    int mine = x[threadIdx.x];
    if (threadIdx.x < 16) x[threadIdx.x] = __shfl_down_sync(0xffffffffu, mine, 1);
}

// Adds the other shared half, which nobody wrote.
extern "C" __global__ void unwrittenShared(double* x) {
    __shared__ double part[64];
    part[threadIdx.x] = x[threadIdx.x];
    __syncthreads();
    x[threadIdx.x] = part[threadIdx.x] + part[threadIdx.x + 32];
}

// Shared index one past the last.
extern "C" __global__ void sharedOutByOne(double* x) {
    __shared__ double part[32];
    part[threadIdx.x + 1] = x[threadIdx.x];
    __syncthreads();
    x[threadIdx.x] = part[threadIdx.x];
}

// Never ends.
extern "C" __global__ void endless(volatile int* x) {
    while (x[0] == 0) { }
}
