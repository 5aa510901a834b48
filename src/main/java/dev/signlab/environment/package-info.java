/**
 * One running world: the home where state lives, a registry (the lab's own or another), the
 * learner's files, the clock, and snapshots of all that.
 *
 * <p>Specification: {@code content/design/environment.adoc}; for the home, the XDG base directory
 * specification.
 *
 * <p>May import: registry, services, image, sigstore, oci, crypto, http, json, storage, diagnostic.
 *
 * <p>Start reading at {@link dev.signlab.environment.World}.
 */
@NullMarked
package dev.signlab.environment;

import org.jspecify.annotations.NullMarked;
