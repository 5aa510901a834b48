/** Tests of all services together, judged by those who sign and verify with them. */
@NullMarked
package dev.signlab.services.deployment;

import org.jspecify.annotations.NullMarked;
