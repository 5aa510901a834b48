/**
 * Secrets of a Kubernetes cluster: how the cluster is found, and the two calls that keys need.
 *
 * <p>Specification: the published HTTP API of Secrets (core/v1), and the kubeconfig file; no
 * cluster judged it, see {@code content/design/keys.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.crypto.keys.kubernetes.ClusterSecrets}.
 */
@NullMarked
package dev.signlab.crypto.keys.kubernetes;

import org.jspecify.annotations.NullMarked;
