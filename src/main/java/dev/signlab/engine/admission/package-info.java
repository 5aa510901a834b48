/**
 * Admission: whether a cluster may run the images of a pod, judged by policies of the kind {@code
 * ClusterImagePolicy}, as a webhook of a cluster does.
 *
 * <p>Specification: Kubernetes, {@code admission.k8s.io/v1} (AdmissionReview); sigstore
 * policy-controller, {@code policy.sigstore.dev/v1beta1}. What of both is taken and what is
 * refused: {@code content/reference/admission.adoc}.
 *
 * <p>Start reading at {@link dev.signlab.engine.admission.Admission}.
 */
@NullMarked
package dev.signlab.engine.admission;

import org.jspecify.annotations.NullMarked;
