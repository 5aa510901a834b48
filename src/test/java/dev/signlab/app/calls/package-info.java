/** Tests of the calls to a running lab, with real callers. */
@NullMarked
package dev.signlab.app.calls;

import org.jspecify.annotations.NullMarked;
