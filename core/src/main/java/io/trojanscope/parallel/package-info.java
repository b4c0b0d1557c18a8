/** Work spread over threads with results that do not depend on their number. */
package io.trojanscope.parallel;
