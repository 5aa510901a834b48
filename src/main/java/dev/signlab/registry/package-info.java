/**
 * The embedded registry: an OCI distribution server on loopback over a content-addressed folder
 * that survives being killed at any moment.
 *
 * <p>Specification: OCI distribution-spec v1.1; where it leaves room, what Docker's registry 2.8
 * answers.
 *
 * <p>Start reading at {@link dev.signlab.registry.EmbeddedRegistry}; the folder is explained at
 * {@link dev.signlab.registry.RegistryStore}.
 */
@NullMarked
package dev.signlab.registry;

import org.jspecify.annotations.NullMarked;
