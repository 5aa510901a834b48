/** What is read of archives and layers: whatever engines read, and nothing that they refuse. */
@NullMarked
package dev.signlab.oci.layout;

import org.jspecify.annotations.NullMarked;
