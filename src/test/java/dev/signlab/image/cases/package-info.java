/**
 * Dockerfiles with the files they need and the image that Docker makes of them, as readable text in
 * {@code src/test/resources/builds}: what we make is compared with that text always, and what a
 * container engine makes where one is here.
 */
@NullMarked
package dev.signlab.image.cases;

import org.jspecify.annotations.NullMarked;
