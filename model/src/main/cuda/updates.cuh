// The steps of org.ridgeline.model.optimizer.UpdateRule, coordinate by coordinate, in the same order of operations: g is the gradient, and
// what the host knows of a step comes by value.

// w -= eta g
KERNEL NAME(gradientDescent)(long long n, T eta, const T *g, T *w) {
    for (long long j = THREAD; j < n; j += STRIDE) {
        w[j] -= eta * g[j];
    }
}

// u = gamma u + eta g; w -= u: momentum, and Nesterov's with the gradient at lookAhead
KERNEL NAME(momentum)(long long n, T eta, T gamma, const T *g, T *u, T *w) {
    for (long long j = THREAD; j < n; j += STRIDE) {
        u[j] = gamma * u[j] + eta * g[j];
        w[j] -= u[j];
    }
}

// probe = w - gamma u
KERNEL NAME(lookAhead)(long long n, T gamma, const T *u, const T *w, T *probe) {
    for (long long j = THREAD; j < n; j += STRIDE) {
        probe[j] = w[j] - gamma * u[j];
    }
}

// v += g²; w -= eta g / sqrt(v + epsilon)
KERNEL NAME(adaGrad)(long long n, T eta, T epsilon, const T *g, T *v, T *w) {
    for (long long j = THREAD; j < n; j += STRIDE) {
        v[j] += g[j] * g[j];
        w[j] -= eta * g[j] / sqrt(v[j] + epsilon);
    }
}

// v = beta v + (1 - beta) g²; w -= eta g / sqrt(v + epsilon)
KERNEL NAME(rmsProp)(long long n, T eta, T beta, T epsilon, const T *g, T *v, T *w) {
    for (long long j = THREAD; j < n; j += STRIDE) {
        v[j] = beta * v[j] + (1 - beta) * g[j] * g[j];
        w[j] -= eta * g[j] / sqrt(v[j] + epsilon);
    }
}

// m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g²; w -= eta (m / meanShare) / (sqrt(v / squareShare + inside) + outside)
KERNEL NAME(adam)(
        long long n, T eta, T meanShare, T squareShare, T beta1, T beta2, T inside, T outside, const T *g, T *m, T *v,
        T *w) {
    for (long long j = THREAD; j < n; j += STRIDE) {
        m[j] = beta1 * m[j] + (1 - beta1) * g[j];
        v[j] = beta2 * v[j] + (1 - beta2) * g[j] * g[j];
        w[j] -= eta * (m[j] / meanShare) / (sqrt(v[j] / squareShare + inside) + outside);
    }
}
