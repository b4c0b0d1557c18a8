/** What is measured on bias maps to test the paper's claims. */
package io.trojanscope.reproduce.measure;
