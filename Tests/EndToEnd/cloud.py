"""AWS on this machine: moto as SQS and SNS, with signatures checked, and boto3 as the one who reads."""

import json
import logging
import threading
import time

import boto3
import requests
from moto.server import ThreadedMotoServer

REGION = "us-east-1"


class Cloud:
    def __init__(self):
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
        self._taken = {"queue": [], "topic": []}
        self._lock = threading.Lock()
        self._ends = threading.Event()

    def start(self):
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server.start()
        host, port = self._server.get_host_and_port()
        self.url = f"http://{host}:{port}"
        admin = self._clients("root", "root")
        user = admin("iam")
        user.create_user(UserName="refilld")
        policy = json.dumps({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": ["sqs:*", "sns:*"], "Resource": "*"}]})
        user.put_user_policy(UserName="refilld", PolicyName="send", PolicyDocument=policy)
        key = user.create_access_key(UserName="refilld")["AccessKey"]
        self.key_id, self.secret = key["AccessKeyId"], key["SecretAccessKey"]
        fifo = {"FifoQueue": "true"}
        queues, topics = admin("sqs"), admin("sns")
        self.queue = queues.create_queue(QueueName="refills.fifo", Attributes=fifo)["QueueUrl"]
        behind = queues.create_queue(QueueName="behind.fifo", Attributes=fifo)["QueueUrl"]
        self.topic = topics.create_topic(Name="refills.fifo", Attributes={"FifoTopic": "true"})["TopicArn"]
        arn = queues.get_queue_attributes(QueueUrl=behind, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        topics.subscribe(
            TopicArn=self.topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true"})
        # From here on a request that is not signed with a key that exists is refused.
        requests.post(self.url + "/moto-api/reset-auth", data=b"0", timeout=10)
        reader = self._clients(self.key_id, self.secret)
        for name, url in [("queue", self.queue), ("topic", behind)]:
            threading.Thread(target=self._read, args=(reader("sqs"), name, url), daemon=True).start()

    def _clients(self, key_id, secret):
        return lambda service: boto3.client(
            service, endpoint_url=self.url, region_name=REGION, aws_access_key_id=key_id, aws_secret_access_key=secret)

    def _read(self, client, name, url):
        while not self._ends.is_set():
            answer = client.receive_message(
                QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1, MessageAttributeNames=["All"],
                AttributeNames=["All"])
            for message in answer.get("Messages", []):
                with self._lock:
                    self._taken[name].append(message)
                client.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            if not answer.get("Messages"):
                time.sleep(0.1)

    def taken(self, name):
        """Messages in the order in which they came; `queue` or `topic`."""
        with self._lock:
            return list(self._taken[name])

    def consumers(self):
        """The files of the daemon's folder."""
        keys = (
            f"region: {REGION}\nkey-id: {{env: AWS_KEY}}\nsecret-key: {{env: AWS_SECRET}}\nallow-private: true\n")
        return {
            "warehouse": f"kind: sqs\nurl: {self.queue}\n{keys}",
            "fanout": f"kind: sns\ntopic: {self.topic}\nurl: {self.url}\n{keys}",
        }

    def stop(self):
        self._ends.set()
        self._server.stop()
