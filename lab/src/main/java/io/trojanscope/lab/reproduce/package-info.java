/**
 * The paper's experiments made anew: steps whose results are kept, figures made of them, claims put
 * to the test.
 */
package io.trojanscope.lab.reproduce;
