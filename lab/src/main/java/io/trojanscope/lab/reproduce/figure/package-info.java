/** The paper's figures: what each is made of, and what its claims come to. */
package io.trojanscope.lab.reproduce.figure;
