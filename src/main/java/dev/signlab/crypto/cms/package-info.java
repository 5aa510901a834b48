/**
 * Detached signatures in CMS, as {@code openssl cms} makes them.
 *
 * <p>Specification: RFC 5652, section 5; RFC 5753 for elliptic curves.
 *
 * <p>Start reading at {@link dev.signlab.crypto.cms.CmsSignature}.
 */
@NullMarked
package dev.signlab.crypto.cms;

import org.jspecify.annotations.NullMarked;
