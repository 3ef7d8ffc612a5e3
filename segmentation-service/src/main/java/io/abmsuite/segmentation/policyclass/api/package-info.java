/** Classes under several policies over HTTP. */
package io.abmsuite.segmentation.policyclass.api;
