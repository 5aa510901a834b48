/**
 * A log of certificates: takes each certificate that the authority is about to issue, and promises
 * to publish it.
 *
 * <p>Specification: RFC 6962, sections 3 and 4.
 *
 * <p>Start reading at {@link dev.signlab.services.ctlog.CtLog}.
 */
@NullMarked
package dev.signlab.services.ctlog;

import org.jspecify.annotations.NullMarked;
