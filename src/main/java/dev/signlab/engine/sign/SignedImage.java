package dev.signlab.engine.sign;

import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.TagReference;

/**
 * One image that carries a signature now.
 *
 * @param image by its digest
 * @param signatures where its signatures are listed
 * @param added false when the same key had signed the same payload before, so that nothing changed
 */
public record SignedImage(DigestReference image, TagReference signatures, boolean added) {}
