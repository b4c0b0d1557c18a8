/** How well a backdoor works: accuracy, attack success rate, confusion matrices. */
package io.trojanscope.evaluate;
