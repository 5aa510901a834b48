/** Tests of the timestamp authority, judged by openssl. */
@NullMarked
package dev.signlab.services.tsa;

import org.jspecify.annotations.NullMarked;
