// Sums of fixed shape over the threads of a block.

// Returns, in threads 0 .. width - 1, the sum of mine over the threads t with the same t mod width; width is a power of two, at most THREADS.
//   sum_c = sum over t = c, c + width, c + 2 width, ... of mine_t, added as a tree of halves
// To be called by all threads of a block. The first barrier keeps an earlier call's sums until all have read them.
static __device__ double blockSum(double mine, int width) {
    __shared__ double sums[THREADS];
    int t = threadIdx.x;
    __syncthreads();
    sums[t] = mine;
    for (int half = THREADS / 2; half >= width; half /= 2) {
        __syncthreads();
        if (t < half) {
            sums[t] += sums[t + half];
        }
    }
    __syncthreads();
    return sums[t & (width - 1)];
}

// Returns, in all threads, the sum over the blocks' partials of column t mod width:
//   sum_c = sum over b in [0, count) of partials[b width + c]
static __device__ double total(int count, const double *partials, int width) {
    double mine = 0;
    for (int e = threadIdx.x; e < count * width; e += THREADS) {
        mine += partials[e];
    }
    return blockSum(mine, width);
}

// sum = sum over b in [0, count) of partials[b]; one block.
KERNEL sum(int count, const double *partials, double *sum) {
    double all = total(count, partials, 1);
    if (threadIdx.x == 0) {
        *sum = all;
    }
}
