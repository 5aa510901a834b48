package dev.signlab.engine.verify;

import dev.signlab.engine.report.NamedKey;

/**
 * Who judges what was found.
 *
 * @param key by which they judge
 * @param request what they look at beside the signature
 * @param legacy judges what is listed under a tag
 * @param bundled judges what refers to the image
 */
record Judges(
    NamedKey key, VerificationRequest request, SignatureJudge legacy, BundledJudge bundled) {}
