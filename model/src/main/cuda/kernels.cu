// All kernels of Ridgeline, each for double and for float: multiply_f64, multiply_f32, ....
//
// Rules that hold for each of them:
//   - a block has THREADS threads; the number of blocks is a function of the size of the work alone (org.ridgeline.model.gpu.Shape), so
//     that sums have the same bits on every device and in every run;
//   - no floating-point atomics; a sum over a vector is one number for each block (partials), added up by one block in a second kernel;
//   - indices of elements are 64-bit; rows, columns and positions of nonzeros are 32-bit, as in org.ridgeline.data.matrix.CsrMatrix;
//   - sums over vectors and the scalars of a solve are double for float vectors too, and stay in device memory: no iteration waits for the
//     host;
//   - a kernel that changes the state of a solve does nothing once open is 0, so that the state stays as it was at the solve's end.
//
// Compiled with -fmad=false: a product and a sum are rounded one after the other, as Java does. The kernels wait for memory and not for
// arithmetic, so that it costs nothing, and updates of single elements have the same bits as on the CPU.

#define THREADS 256
#define WARP 32
#define ALL_LANES 0xffffffffu

// The number of this thread among all, and how many there are.
#define THREAD ((long long) blockIdx.x * THREADS + threadIdx.x)
#define STRIDE ((long long) gridDim.x * THREADS)

#define KERNEL extern "C" __global__ void __launch_bounds__(THREADS)

#include "sums.cuh"
#include "conjugate_scalars.cuh"
#include "lsqr_scalars.cuh"

#define T double
#define NAME(kernel) kernel##_f64
#include "products.cuh"
#include "batch.cuh"
#include "conjugate.cuh"
#include "lsqr.cuh"
#include "updates.cuh"
#undef T
#undef NAME

#define T float
#define NAME(kernel) kernel##_f32
#include "products.cuh"
#include "batch.cuh"
#include "conjugate.cuh"
#include "lsqr.cuh"
#include "updates.cuh"
