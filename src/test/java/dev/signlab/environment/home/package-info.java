/** Tests of the home and its lock. */
@NullMarked
package dev.signlab.environment.home;

import org.jspecify.annotations.NullMarked;
