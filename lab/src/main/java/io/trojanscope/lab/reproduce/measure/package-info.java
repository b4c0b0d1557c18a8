/** What is measured on bias maps to test the paper's claims. */
package io.trojanscope.lab.reproduce.measure;
