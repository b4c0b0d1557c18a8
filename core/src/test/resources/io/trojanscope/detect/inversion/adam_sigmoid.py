"""Five steps of Adam over sigmoid parameters, in float64: the numbers of AdamParametersTest.

The loss is sum((sigmoid(raw) - goal)^2). Made with PyTorch 1.13.0: python3 adam_sigmoid.py
"""
import torch

raw = torch.tensor([-1.0, 0.0, 2.0], dtype=torch.float64, requires_grad=True)
goal = torch.tensor([0.9, 0.5, 0.1], dtype=torch.float64)
adam = torch.optim.Adam([raw], lr=0.3, betas=(0.9, 0.999), eps=1e-8)
for _ in range(5):
    adam.zero_grad()
    ((torch.sigmoid(raw) - goal) ** 2).sum().backward()
    adam.step()
print(torch.sigmoid(raw).tolist())
