/**
 * What a fit computes with: a device with sparse products behind one small interface, and the threads that share out large work.
 *
 * <p>Solvers and objectives ask a {@link org.ridgeline.model.device.Device} for {@link org.ridgeline.model.device.SparseProducts} and know
 * no more of it. A device that solves on its own offers {@link org.ridgeline.model.device.KrylovSolves} with its products, and a solver
 * takes them in place of its own steps. {@link org.ridgeline.model.device.CpuDevice} is here; the GPU is in {@code model.gpu}, which no
 * solver imports: who starts a run chooses the device and hands it down.
 *
 * <p>May import {@code data.matrix}. Knows no objective and no solver.
 */
package org.ridgeline.model.device;
