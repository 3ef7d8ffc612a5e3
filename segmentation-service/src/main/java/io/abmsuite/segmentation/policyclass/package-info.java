/** The classes of an account under several policies, side by side; one of them is the published one. */
package io.abmsuite.segmentation.policyclass;
